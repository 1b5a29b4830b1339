export default function (config) {
  config.addPassthroughCopy("style.css");
  config.addCollection("newest", (api) => api.getFilteredByGlob("posts/*.md").reverse());
  config.addCollection("byTag", (api) => {
    const tags = new Map();
    for (const post of api.getFilteredByGlob("posts/*.md"))
      for (const tag of post.data.tags ?? []) tags.set(tag, [...(tags.get(tag) ?? []), post]);
    return [...tags].map(([name, posts]) => ({ name, posts }));
  });
  return { markdownTemplateEngine: false, dir: { includes: "_includes", output: "output" } };
}
