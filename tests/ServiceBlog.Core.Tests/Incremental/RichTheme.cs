namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>A theme that reads of everything a little, so that every kind of change shows somewhere.</summary>
internal static class RichTheme
{
    private static readonly string[] Lists = ["home", "section", "tags", "tag", "archive", "year", "series", "not-found", "map", "search"];

    public static void AddTo(LivingSite site)
    {
        site.Theme["partials/base.sbn-html"] = """
            <!DOCTYPE html><html lang="{{ site.language }}"><head><title>{{ page.title | html.escape }} · {{ site.title }}</title>
            <link rel="stylesheet" href="{{ asset 'site.css' }}"><meta name="description" content="{{ page.summary | html.escape }}"></head><body>
            <a href="{{ site.home_url }}">{{ site.params?.greeting }}</a>{{ if site.years.size > 0 }}<a href="{{ site.archive_url }}">Archive</a>{{ end }}
            {{ if site.search }}<a href="{{ site.search.url }}">Search</a>{{ end }}<main>{{ main }}</main>
            {{ for item in site.pages limit: 3 }}<a href="{{ item.url }}">{{ item.title | html.escape }}</a>{{ end }}{{ site.data.colours?.first }}</body></html>
            """;
        site.Theme["partials/link.sbn-html"] = "<a href=\"{{ $.to.url }}\">{{ $.to.title | html.escape }}</a>";
        site.Theme["partials/reason.sbn-html"] = """
            {{ $.item.pinned }} {{ $.item.shared }} {{ $.item.linked }} {{ $.item.linking }} {{ $.item.alike }} {{ for c in $.item.cited; c.name | html.escape; end }}
            {{ for t in $.item.topics; t.title | html.escape; end }}{{ for t in $.item.tags; t.name | html.escape; end }}
            """;
        site.Theme["layouts/post.sbn-html"] = """
            {{ capture main }}<h1>{{ page.title | html.escape }}</h1>{{ page.date | date.to_string '%F' }} {{ page.authors | array.join ', ' }}
            {{ page.content }}<p>{{ page.word_count }} words, {{ for h in page.headings }}{{ h.text | html.escape }};{{ end }}</p>
            {{ for tag in page.tags }}<a href="{{ tag.url }}">{{ tag.title | html.escape }}</a>{{ end }}
            {{ for topic in page.topics; include 'link' to: topic; end }}
            {{ if page.previous; include 'link' to: page.previous; end }}{{ if page.next; include 'link' to: page.next; end }}
            {{ for r in page.references; include 'link' to: r.page; for a in r.anchors; a.text | html.escape; end; r.name | html.escape; r.number; for c in r.citations; c; end; end }}
            {{ for a in page.cited_anchors; a.text | html.escape; for by in a.cited_by; by.url; include 'link' to: by.page; end; end }}
            {{ for c in page.comments }}<div id="{{ c.id }}">{{ c.author }} {{ c.date | date.to_string '%F' }} {{ c.depth }} {{ c.answers?.author }} {{ c.content }}</div>{{ end }}
            {{ if page.comment_url }}<a href="{{ page.comment_url | html.escape }}">Comment</a>{{ end }}
            {{ if page.thread_url }}<a href="{{ page.thread_url }}">Thread</a>{{ end }}
            {{ for b in page.backlinks; include 'link' to: b; end }}{{ for b in page.cited_by; include 'link' to: b; end }}
            {{ for r in page.relations; r.type; include 'link' to: r.page; end }}{{ for r in page.related_by; r.type; include 'link' to: r.page; end }}
            {{ for r in page.related; include 'link' to: r.page; include 'reason' item: r; end }}
            {{ for s in page.series; s.title; s.number; s.count; end }}{{ end }}{{ include 'base' }}
            """;
        site.Theme["layouts/source.sbn-html"] = site.Theme["layouts/post.sbn-html"].Replace("{{ page.content }}", """
            {{ for p in page.passages; p.content; for a in p.anchors }}({{ a.id | html.escape }}: {{ for by in a.cited_by; include 'link' to: by.page; end }}){{ end; end }}
            """, StringComparison.Ordinal);
        site.Theme["layouts/thread.sbn-html"] = """
            {{ capture main }}<h1>{{ page.title | html.escape }}</h1>{{ include 'link' to: page.about }}
            {{ for e in page.thread; include 'link' to: e.page; e.depth; include 'link' to: e.answers; for r in e.relations; r.type; include 'link' to: r.page; end; end }}
            {{ end }}{{ include 'base' }}
            """;
        site.Theme["layouts/page.sbn-html"] = site.Theme["layouts/post.sbn-html"];
        site.Theme["layouts/topic.sbn-html"] = """
            {{ capture main }}<h1>{{ page.title | html.escape }}</h1>{{ page.content }}{{ page.posts_url }} {{ page.sources_url }}
            {{ for p in page.posts; include 'link' to: p; end }}{{ for p in page.sources; include 'link' to: p; end }}
            {{ if page.parent; include 'link' to: page.parent; end }}{{ for c in page.children; include 'link' to: c; end }}
            {{ for r in page.related; include 'link' to: r.page; include 'reason' item: r; end }}
            {{ for y in page.timeline; y.year; y.sources; y.posts; end }}<a href="{{ page.feed_url }}">Feed</a>
            {{ if page.current_view; include 'link' to: page.current_view; end }}{{ end }}{{ include 'base' }}
            """;
        foreach (var kind in Lists)
        {
            site.Theme[$"layouts/{kind}.sbn-html"] = """
                {{ capture main }}<h1>{{ page.title | html.escape }}</h1>{{ page.content }}
                {{ for item in page.items; include 'link' to: item; item.summary | html.escape; end }}
                {{ page.about?.title | html.escape }}{{ if page.paginator }}{{ page.paginator.number }} of {{ page.paginator.total }}{{ end }}
                {{ if page.map; for n in page.map.topics; n.x; n.y; n.label | html.escape; n.part; include 'link' to: n.page; for t in n.ties; t.y; t.page.title | html.escape; end; end; end }}
                {{ if page.kind == 'tags'; for term in page.terms; include 'link' to: term; term.count; term.description | html.escape; end; end }}
                {{ if page.kind == 'archive'; for year in page.years; year.year; year.count; end; end }}{{ end }}{{ include 'base' }}
                """;
        }
        site.Theme["layouts/health.sbn-html"] = """
            {{ capture main }}<h1>{{ page.title | html.escape }} {{ page.health.count }}</h1>
            {{ for group in page.health.groups }}<h2>{{ group.code }} {{ group.name }}</h2>{{ group.explanation | html.escape }}
            {{ for f in group.findings }}<a href="{{ f.url ?? '#' }}">{{ f.title | html.escape }}</a> {{ f.file }}:{{ f.line }} {{ f.message | html.escape }} {{ f.subject | html.escape }} {{ f.suggestion | html.escape }};{{ end; end }}
            {{ for s in page.health.coverage; include 'link' to: s; s.cited; '/'; s.total; for x in s.sections; x.text | html.escape; x.cited; x.url; end; end; end }}{{ include 'base' }}
            """;
        site.Theme["assets/site.css"] = "body { color: black }";
    }
}
