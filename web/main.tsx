import "@digital-go-jp/design-tokens/dist/tokens-simple.css";
import "./styles/index.css";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { explain, isTooOld } from "./shell.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
if (isTooOld()) explain("old");
else createRoot(root).render(<App />);
