import { useRef, useState } from "react";
import { call } from "../client/call.ts";
import { codeOf } from "../client/failure.ts";
import { navigate } from "../router/location.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";
import { failureWords } from "./failure-words.ts";

export function LogoutButton() {
  const { m, language } = useSite();
  const isRunning = useRef(false);
  const [problem, setProblem] = useState("");

  const signOut = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setProblem("");
    const result = await call({ method: "DELETE", path: "/api/session", language });
    isRunning.current = false;
    // A session that has ended by itself is what was asked for.
    if (result.ok || codeOf(result.failure) === "not-signed-in") {
      sessionStore.signedOut();
      navigate("/login", { note: "signed-out" });
    } else setProblem(failureWords(result.failure, m).title);
  };
  return (
    <>
      <button type="button" className="user-bar__button" onClick={signOut}>
        {m.site.logout}
      </button>
      <span role="alert" className="user-bar__problem">
        {problem}
      </span>
    </>
  );
}
