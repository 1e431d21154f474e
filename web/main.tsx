import "@digital-go-jp/design-tokens/dist/tokens-simple.css";
import "./styles/index.css";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { explain, isTooOld } from "./shell.ts";
import { surviveTranslation } from "./translation/translated-page.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
if (isTooOld()) explain("old");
else {
  surviveTranslation();
  createRoot(root).render(<App />);
}
