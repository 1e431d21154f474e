import { Screen } from "../components/screen.tsx";
import { Words } from "../components/words.tsx";
import { useSite } from "../site.ts";

/** 『よくあるご質問』. */
export default function FaqScreen() {
  const { m, config, say } = useSite();
  return (
    <Screen title={m.faq.title}>
      {config.faq.map(({ question, answer }) => (
        <details className="fold" key={question.ja}>
          <summary className="fold__summary">
            <Words text={say(question)} />
          </summary>
          {answer.map((paragraph) => (
            <p key={paragraph.ja}>
              <Words text={say(paragraph)} />
            </p>
          ))}
        </details>
      ))}
    </Screen>
  );
}
