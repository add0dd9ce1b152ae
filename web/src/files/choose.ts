// The ways to hand the page a file: its button, and dropping one anywhere. In: what to do with it. Out: that done.
import { byId } from "../dom.ts";

export function chooseFiles(open: (file: File) => void): void {
  const input = byId<HTMLInputElement>("file");
  byId("open").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) open(file);
    input.value = ""; // the same file can be opened again
  });
  dropAnywhere(open);
}

/** Without this the browser would leave the page for the file. */
function dropAnywhere(open: (file: File) => void): void {
  const { classList } = document.body;
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    classList.add("dropping");
  });
  document.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!relatedTarget) classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    classList.remove("dropping");
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    open(file);
  });
}
