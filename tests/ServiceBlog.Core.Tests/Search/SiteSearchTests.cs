using System.Collections.Immutable;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Search;

namespace ServiceBlog.Core.Tests.Search;

public class SiteSearchTests
{
    private static readonly SiteSearch Search = SearchOver(
    [
        Page("Loyalty", PageKind.Topic, "Why customers come back.", names: ["retention", "repeat business"]),
        Page("Lock-in Is Not Loyalty", PageKind.Post, "Leaving is costly. A help desk answers. Tea and cake are served.", facets: ["tag:crm", "year:2026"]),
        Page("The Front Line", PageKind.Post, "People at the counter answer a colour question about the programme. Cake before tea.", facets: ["year:2025"]),
        (PageKind.Page, new SearchPage
        {
            Title = "Helpdesk",
            Sections =
            [
                new("", "", "Where calls go."),
                new("opening-hours", "Opening hours", "From nine to five."),
                new("holidays", "Holidays", "Nine days in December nothing is answered."),
            ],
        }, []),
        Page("Travel", PageKind.Topic, "Holidays by the sea, holidays in the hills and holidays at home. Routes and settings."),
        Page("crm", PageKind.Tag, ""),
    ]);

    [Theory]
    [InlineData("loyalty", "Loyalty")]
    [InlineData("LOYALTÝ", "Loyalty")]
    [InlineData("retention", "Loyalty")]
    [InlineData("repeat business", "Loyalty")]
    [InlineData("loylaty", "Loyalty")]
    [InlineData("loyalti", "Loyalty")]
    [InlineData("lockin", "Lock-in Is Not Loyalty")]
    [InlineData("lock in", "Lock-in Is Not Loyalty")]
    [InlineData("color programs", "The Front Line")]
    [InlineData("fro", "The Front Line")]
    [InlineData("help desk", "Helpdesk")]
    [InlineData("helpdesk", "Helpdesk")]
    [InlineData("callin", "Helpdesk")]
    [InlineData("openng", "Helpdesk")]
    [InlineData("rutes", "Travel")]
    [InlineData("settiggs", "Travel")]
    [InlineData("crm", "crm")]
    [InlineData("nine december", "Helpdesk")]
    [InlineData("holidays", "Helpdesk")]
    [InlineData("decem nine", "Helpdesk")]
    [InlineData("\"tea and cake\"", "Lock-in Is Not Loyalty")]
    [InlineData("tea cake", "Lock-in Is Not Loyalty")]
    public void The_page_that_is_meant_comes_first(string query, string title) => Titles(query).First().ShouldBe(title);

    [Theory]
    [InlineData("answer -desk", "Helpdesk|The Front Line")]
    [InlineData("loyalty kind:post", "Lock-in Is Not Loyalty")]
    [InlineData("year:2025", "The Front Line")]
    [InlineData("year:2026 -kind:topic", "Lock-in Is Not Loyalty")]
    [InlineData("-kind:post -kind:tag -kind:page", "Loyalty|Travel")]
    [InlineData("answer tag:CRM", "Lock-in Is Not Loyalty")]
    [InlineData("\"cake tea\"", "")]
    [InlineData("xylophone", "")]
    [InlineData("", "")]
    [InlineData("\"\"\" \" - -", "")]
    [InlineData("🙂 <script>alert(1)</script>", "")]
    [InlineData("kind:", "")]
    public void What_is_excluded_or_missing_is_not_found(string query, string titles) =>
        string.Join('|', Titles(query).Order(StringComparer.Ordinal)).ShouldBe(titles);

    [Theory]
    [InlineData("opening", "#opening-hours")]
    [InlineData("nine five", "#opening-hours")]
    [InlineData("december", "#holidays")]
    [InlineData("helpdesk", "")]
    public void A_result_leads_to_the_section_where_the_words_stand(string query, string fragment) =>
        Search.Find(SearchQuery.Parse(query), 1)[0].Url.ShouldBe("/Helpdesk/" + fragment);

    [Fact]
    public void An_excerpt_shows_the_words_in_their_text()
    {
        var words = string.Join(' ', Enumerable.Range(0, 200).Select(number => $"w{number}"));
        var search = SearchOver([Page("Long", PageKind.Post, $"{words} the Needles are here {words}")]);

        var excerpt = search.Find(SearchQuery.Parse("needle"), 1)[0].Excerpt;

        excerpt.Text.ShouldStartWith("… w197 w198 w199 the Needles are here w0");
        excerpt.Text.ShouldEndWith(" …");
        excerpt.Text[excerpt.Marked.ShouldHaveSingleItem()].ShouldBe("Needles");
    }

    [Fact]
    public void What_two_common_words_form_together_does_not_take_their_place()
    {
        var search = SearchOver(
        [
            Page("Calls", PageKind.Post, "The helpdesk has a jam."),
            Page("Paper", PageKind.Post, "Of the help that a desk gives with a printer's jam."),
            .. Enumerable.Range(0, 40).Select(number => Page($"Day {number}", PageKind.Post, "Help at the desk.")),
        ]);

        search.Find(SearchQuery.Parse("help desk printer jam"), 10)[0].Title.ShouldBe("Paper");
        search.Find(SearchQuery.Parse("help desk jam"), 10).Select(result => result.Title).Take(2).ShouldBe(["Calls", "Paper"], ignoreOrder: true);
    }

    [Fact]
    public void A_query_of_any_length_and_a_word_of_any_length_are_answered()
    {
        var search = SearchOver([Page("Long", PageKind.Post, new string('x', 30_000))]);

        search.Find(SearchQuery.Parse(new string('x', 10_000)), 10).ShouldHaveSingleItem();
        search.Find(SearchQuery.Parse(string.Concat(Enumerable.Repeat("word \"two words\" -not ", 500))), 10).ShouldBeEmpty();
    }

    private static IEnumerable<string> Titles(string query) => Search.Find(SearchQuery.Parse(query), 10).Select(result => result.Title);

    private static SiteSearch SearchOver(ImmutableArray<(PageKind Kind, SearchPage Page, ImmutableArray<string> Facets)> pages)
    {
        var facets = new FacetCollector();
        var sorted = pages.OrderBy(page => page.Page.Title, StringComparer.Ordinal).ToList();
        for (var number = 0; number < sorted.Count; number++)
        {
            foreach (var facet in sorted[number].Facets.Add($"kind:{sorted[number].Kind.ToString().ToLowerInvariant()}"))
                facets.Add(number, facet.Split(':')[0], facet.Split(':')[1]);
        }
        var content = new SearchContent
        {
            Items =
            [
                .. sorted.Select(page => new SearchItem
                {
                    Kind = page.Kind,
                    Path = $"/{page.Page.Title}/",
                    Title = page.Page.Title,
                    ContentHash = ContentHash.None,
                    Read = () => page.Page,
                }),
            ],
            Facets = facets.End(),
            BasePath = "/",
        };
        return new SiteSearch(SearchIndex.Create(() => content, new SearchWeights(), ContentHash.None, before: null, changed: null, new ParallelOptions()), content, _ => "");
    }

    private static (PageKind Kind, SearchPage Page, ImmutableArray<string> Facets) Page(
        string title, PageKind kind, string text, ImmutableArray<string>? names = null, ImmutableArray<string>? facets = null) => (
        kind,
        new SearchPage { Title = title, Names = names ?? [], Sections = [new("", "", text)] },
        facets ?? []);
}
