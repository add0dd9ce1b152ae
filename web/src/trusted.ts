// What may become a script or markup. In: what a part of the page hands to the browser. Out: the same, where it is one of
// the few that this page has; else the browser refuses. The content policy admits this policy and no other.

/** The page's own folder, for the worker and for what keeps the page for use without a network. */
const own = new URL("./", location.href).href;

function scriptUrl(url: string): string | null {
  if (import.meta.env.SINGLE && url.startsWith("blob:")) return url; // the worker that stands inside
  return new URL(url, location.href).href.startsWith(own) ? url : null;
}

/** Pasted HTML is parsed into a document of its own, which runs nothing and is never shown. */
function markup(html: string, _type: string, sink: string): string | null {
  return sink === "DOMParser parseFromString" ? html : null;
}

interface Policies {
  createPolicy(name: "default", policy: { createHTML: typeof markup; createScriptURL: typeof scriptUrl }): void;
}

// A browser without trusted types has no use for a policy.
(globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy("default", { createHTML: markup, createScriptURL: scriptUrl });
