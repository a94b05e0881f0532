import { type ComponentChild, render } from "preact";
import { useEffect } from "preact/hooks";
import type { Paper } from "./kinds";
import { layPaper } from "./paper-rule";

/**
 * While this is on the screen, `sheets` are what the browser prints, and nothing else of the page is: they stand beside
 * the app in the document, not in it, so that no part of the app can get on paper. Null: the page prints as always.
 * They are drawn anew when `sameness` is another.
 */
export function useOnPaper(paper: Paper, sheets: ComponentChild | null, sameness: string): void {
  useEffect(() => {
    if (sheets === null) return;
    const place = document.createElement("div");
    place.className = "on-paper";
    document.body.append(place);
    render(sheets, place);
    document.documentElement.classList.add("prints-sheets");
    const takeBack = layPaper(paper.page);
    const forget = withoutTitle(paper.format);
    return () => {
      forget();
      takeBack();
      document.documentElement.classList.remove("prints-sheets");
      render(null, place);
      place.remove();
    };
  }, [paper, sameness]);
}

/** A browser that prints headers all the same prints the page's title: for that moment it is only the format. */
function withoutTitle(format: string): () => void {
  let title = document.title;
  const before = () => {
    title = document.title;
    document.title = format;
  };
  const after = () => {
    document.title = title;
  };
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
}
