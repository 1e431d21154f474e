import { Component, type ReactNode } from "react";
import type { Messages } from "../messages/messages.ts";

interface Props {
  readonly m: Messages;
  readonly children: ReactNode;
}

/** A screen whose code could not be fetched, or that broke, says so and offers to load the page again. */
export class Boundary extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    const { brokenTitle, brokenBody, reload } = this.props.m.site;
    return (
      <div className="screen" role="alert">
        <h1>{brokenTitle}</h1>
        <p>{brokenBody}</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {reload}
        </button>
      </div>
    );
  }
}
