using Microsoft.Playwright;
using ServiceBlog.Core.Search;

namespace ServiceBlog.Browser.Tests;

/// <summary>
/// A browser's window in which the dialog searches a short list of pages. So the tests of what readers see depend on no
/// ranking: the real index has its own.
/// </summary>
internal sealed class SearchWindow : IAsyncDisposable
{
    /// <summary>Finds the pages with each word; a query with "slow" takes a second longer than others, "lost" meets a file that is not there, and "many" finds 45 pages.</summary>
    private const string Engine = """
        export class SearchEngine {
          constructor(url, manifest) {
            this.pages = manifest.pages;
          }
          async find(query, limit) {
            if (query.includes("slow")) await new Promise(done => setTimeout(done, 1000));
            if (query.includes("lost")) throw new Error("no such file");
            if (query === "many") return { results: Array.from({ length: Math.min(limit, 45) }, (_, i) => ({ ...this.pages[1], title: `Many ${i + 1}`, excerpt: async () => [] })), total: 45, near: [], topics: [] };
            const words = query.toLowerCase().split(" ").filter(word => word !== "slow");
            const found = this.pages.filter(page => words.every(word => page.text.toLowerCase().includes(word)));
            const pieces = text => text.split(/(\s+)/).map(part => ({ text: part, marked: words.includes(part.toLowerCase()) }));
            return {
              results: found.slice(0, limit).map(page => ({ ...page, score: 1, excerpt: async () => pieces(page.text) })),
              total: found.length,
              near: found.length ? [] : ["loyalty", "loyal"],
              topics: found.length ? [] : this.pages.filter(page => page.kind === "topic"),
            };
          }
        }

        """;

    private const string Manifest = """
        {"pages": [
          {"url": "/topics/loyalty/", "title": "Loyalty", "kind": "topic", "text": "Loyalty is preference that lasts when one may go. Loyalty is not lock-in.",
            "sections": [{"id": "scope", "title": "Scope"}, {"id": "what-our-sources-say", "title": "What our sources say"}]},
          {"url": "/posts/lock-in-is-not-loyalty/", "title": "Lock-in Is Not Loyalty", "kind": "post", "text": "A customer of fifteen years was waiting for a contract to end: loyalty it was not.", "sections": []},
          {"url": "/sources/customer-service-shake-up/", "title": "Customer Service Shake Up with a Title That Is Long Enough for Two Lines", "kind": "source",
            "text": "Every customer who calls is kept waiting.", "sections": []},
          {"url": "/tags/listening/", "title": "listening", "kind": "tag", "text": "", "sections": []}
        ]}
        """;

    private readonly IBrowserContext _context;
    private readonly PublishedSite _site;

    private SearchWindow(IBrowserContext context, IPage page, PublishedSite site)
    {
        (_context, Page, _site) = (context, page, site);
        page.Console += (_, message) => Complain(message.Type is "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal), message.Text);
        page.PageError += (_, error) => Complain(true, error);
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, and violations of the Content-Security-Policy.</summary>
    public List<string> Complaints { get; } = [];

    public ILocator Field => Page.Locator(".search input");

    public ILocator Options => Page.Locator(".search [role=option]");

    public ILocator Note => Page.Locator(".search-note");

    public ILocator Failure => Page.Locator(".search-failed");

    public static async Task<SearchWindow> Open(IBrowser browser, PublishedSite site, string path, BrowserNewContextOptions? options = null, bool standsIn = true)
    {
        var context = await browser.NewContextAsync(options);
        var window = new SearchWindow(context, await context.NewPageAsync(), site);
        if (standsIn)
            await StandIn(context, site);
        await window.Page.GotoAsync(site.AddressOf(path));
        return window;
    }

    public static async Task StandIn(IBrowserContext context, PublishedSite site)
    {
        await context.RouteAsync("**/assets/js/search.*.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = site.ScriptWithStandIn(Engine) }));
        await context.RouteAsync("**/search/manifest.json", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Manifest }));
    }

    /// <summary>Opens the dialog and types.</summary>
    public async Task Ask(string query)
    {
        await Page.Keyboard.PressAsync("/");
        await Field.FillAsync(query);
    }

    /// <summary>The queries for which the script finds something else than the command, each with what both find.</summary>
    public async Task<IEnumerable<(string Script, string Command)>> OtherwiseRanked(string[] queries)
    {
        var found = await Page.EvaluateAsync<string[]>("""
            async queries => {
              const { manifest, script } = document.querySelector("[data-manifest]").dataset;
              const { SearchEngine } = await import(script);
              const engine = new SearchEngine(manifest, await (await fetch(manifest)).json());
              const answers = [];
              for (const query of queries) {
                const { results } = await engine.find(query, 10);
                answers.push([query, ...results.map(({ url, sections: [section] }) => section ? `${url}#${section.id}` : url)].join("\n"));
              }
              return answers;
            }
            """, queries);
        var expected = queries.Select(query => string.Join('\n', [query, .. _site.Search.Find(SearchQuery.Parse(query), 10).Select(result => result.Url)]));
        return found.Zip(expected).Where(answers => answers.First != answers.Second);
    }

    public Task Press(string key) => Page.Keyboard.PressAsync(key);

    public async ValueTask DisposeAsync()
    {
        Complaints.ShouldBeEmpty();
        await _context.DisposeAsync();
    }

    private void Complain(bool isOne, string text)
    {
        if (isOne)
            Complaints.Add(text);
    }
}
