/** Hands a file over to the browser's downloads; nothing of it stays in the page. */
export function giveFile(content: BlobPart, name: string, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read it only after the tap has ended.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
