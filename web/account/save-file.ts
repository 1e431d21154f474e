/** As a link to it would: the session's cookie alone does not say that the file may be had. */
export function saveFile({ name, file }: { readonly name: string; readonly file: Blob }): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // A browser that asks where to put the file reads it when that is answered.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
