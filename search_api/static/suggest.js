// Fills the list under a name field while one types. Without it the field works as it is.
for (const field of document.querySelectorAll("input[data-suggest]")) {
  const list = document.getElementById(field.getAttribute("list"));
  const base = document.currentScript.src.replace(/static\/suggest\.js.*$/, "");
  let waiting;
  const fill = async () => {
    const prefix = field.value.trim();
    if (prefix.length < 2) return;
    const answer = await fetch(`${base}api/suggest?size=20&prefix=${encodeURIComponent(prefix.slice(0, 100))}`);
    if (!answer.ok || field.value.trim() !== prefix) return;
    const names = (await answer.json()).filter((one) => one.kind === field.dataset.suggest);
    list.replaceChildren(...names.map((one) => new Option(one.label, one.label)));
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(fill, 150);
  });
}
