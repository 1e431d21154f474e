import { type Block, parseMarkdown } from "../text/markdown.ts";

/** Headings start at the third level: the text stands in a section of its own. */
export const Markdown = ({ text }: { readonly text: string }) => <Blocks blocks={parseMarkdown(text)} />;

function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  // The text never changes in place: an index is as good a key as any.
  return blocks.map((block, index) => <One key={String(index)} block={block} />);
}

function One({ block }: { readonly block: Block }) {
  if (block.kind === "heading") return block.level === 2 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
  if (block.kind === "paragraph") return <p>{block.text}</p>;
  const List = block.isNumbered ? "ol" : "ul";
  return (
    <List>
      {block.items.map(({ text, inner }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <li key={index}>
          {text}
          <Blocks blocks={inner} />
        </li>
      ))}
    </List>
  );
}
