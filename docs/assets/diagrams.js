// Draws the state diagrams of a page with the copy of Mermaid that lies beside this file, and only where there are any.
(() => {
  const here = document.currentScript.src;
  const waiting = () => document.querySelectorAll("pre.diagram");
  const draw = () => {
    waiting().forEach((pre) => pre.replaceChildren(pre.textContent)); // without the <code> around it
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict", theme: "neutral" });
    mermaid.run({ nodes: waiting() });
  };
  document.addEventListener("DOMContentLoaded", () => {
    if (waiting().length === 0) return;
    const script = document.createElement("script");
    script.src = new URL("mermaid.tiny.js", here);
    script.onload = draw;
    document.head.append(script);
  });
})();
