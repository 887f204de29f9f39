/** Hands a file to the reader as a download. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // The download begins after the click: the address must outlive it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
