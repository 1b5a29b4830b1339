using System.Globalization;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Browser.Tests;

/// <summary>
/// A site with more of everything than <c>input/</c> has: citations in each style, an argument several answers deep, readers'
/// comments, timelines of one year, of sixty years with gaps and of centuries, and words longer than a phone is wide.
/// </summary>
public sealed class KnowledgeSite : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ServedSite _numbered = null!;
    private ServedSite _authorYear = null!;

    public async ValueTask InitializeAsync()
    {
        _numbered = await Start("numbered");
        _authorYear = await Start("author-year");
    }

    public string AddressOf(string path) => _numbered.AddressOf(path);

    /// <summary>The same site with citations by author and year.</summary>
    public string AuthorYearAddressOf(string path) => _authorYear.AddressOf(path);

    public async ValueTask DisposeAsync()
    {
        await _numbered.DisposeAsync();
        await _authorYear.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<ServedSite> Start(string citations)
    {
        var input = citations + "/input/";
        _folder.Add(input + "site.yml", $$"""
            title: Queues and Counters
            baseUrl: https://example.org/
            author: Ada Reader
            citations: {{citations}}
            glossary: true
            map: true
            health: {page: true}
            comments: {link: "mailto:editors@example.org?subject={title}"}
            """);
        AddTopics(input + "topics/");
        AddSources(input + "sources/");
        AddPosts(input + "posts/");
        AddComments(input + "comments/claim/");
        return await ServedSite.Start(_folder[citations + "/input"], _folder[citations]);
    }

    private void AddTopics(string folder)
    {
        _folder.Add(folder + "queues.md", """
            ---
            title: Queues
            summary: Waiting in turn, at a counter or on the line.
            synonyms: [waiting lines, Warteschlangenmanagement]
            tags: [waiting]
            currentView: reply
            ---
            Waiting in turn [@main#the-claim; @report-1987].

            ## Scope

            What [counters](counters.md) have to do with it.
            """);
        _folder.Add(folder + "counters.md", """
            ---
            title: Counters and Windows That Are Open When They Are Needed
            summary: Where a clerk and a customer meet.
            parent: queues
            ---
            One year only [@main].
            """);
        _folder.Add(folder + "letters.md", "---\ntitle: Letters\nsummary: What is written to a firm.\n---\nCenturies of them.\n");
        _folder.Add(folder + "silence.md", "---\ntitle: Silence\nsummary: What nobody has written about.\n---\nNothing yet.\n");
    }

    private void AddSources(string folder)
    {
        _folder.Add(folder + "main.md", """
            ---
            title: Why the Other Line Is Always Faster
            date: 2014-05-26
            author: Roy Writer
            origin: {name: "The Long, Long Name of a Blog About Service", url: "https://example.com/a"}
            summary: A claim about lines and those who stand in them.
            topics: [queues, counters]
            tags: [waiting]
            ---
            ## The claim

            The other line is faster.

            ## The evidence

            There is some.

            ## What nobody cites

            This.
            """);
        foreach (var year in (int[])[1961, 1962, 1979, 1987, 2003, 2019, 2020])
        {
            var text = year.ToString(CultureInfo.InvariantCulture);
            _folder.Add($"{folder}report-{text}.md", $"---\ntitle: The Yearly Report on Waiting of {text}\ndate: {text}-03-01\nauthor: Office of Lines\n"
                + "summary: How long people waited.\ntopics: [queues]\n---\n## Figures\n\nAnother minute.\n");
        }
        _folder.Add(folder + "clay.md", "---\ntitle: A Complaint in Clay\ndate: 1750-01-01\nauthor: Nanni\ntopics: [letters]\nsummary: Wrong copper.\n---\n## Copper\n\nWrong.\n");
        _folder.Add(folder + "mail.md", "---\ntitle: A Complaint by Mail\ndate: 2012-01-01\nauthor: Nanni\ntopics: [letters]\nsummary: Wrong cable.\n---\n## Cable\n\nWrong.\n");
    }

    private void AddPosts(string folder)
    {
        _folder.Add(folder + "2020-01-10-claim.md", """
            ---
            title: The Other Line and the Donaudampfschifffahrtsgesellschaftskapitän
            date: 2020-01-10
            summary: The claim holds for Warteschlangenmanagementbeauftragte.
            topics: [queues]
            tags: [waiting, evidence]
            relations: [{discusses: main}]
            ---
            Whoever stands in queues, or writes letters about counters, knows it [@main#the-claim]. Reports say so too
            [@report-1961; @report-1987#figures; @main#the-evidence].

            ## Figures

            | Year | Minutes at the counter | Minutes on the line | What was said about it |
            |---|---|---|---|
            | 1961 | 12 | 3 | Nothing at all, which says something |

            ## Limits

            Letters [@clay#copper] are another matter [@mail; @main].
            """);
        _folder.Add(folder + "2020-02-10-objection.md", """
            ---
            title: It Is Not Faster
            date: 2020-02-10
            summary: It only looks as if it were.
            topics: [queues]
            tags: [waiting, evidence]
            relations: [{disputes: main}, {disputes: claim}]
            ---
            We looked [@main#the-claim], and [the claim](2020-01-10-claim.md) does not hold [@report-2019].
            """);
        _folder.Add(folder + "2020-03-10-reply.md", """
            ---
            title: Faster on Average
            date: 2020-03-10
            summary: Both are right.
            topics: [queues]
            tags: [waiting]
            relations: [{extends: objection}, {updates: claim}]
            ---
            On average [@objection; @main#the-evidence].
            """);
        _folder.Add(folder + "2020-04-10-last.md", """
            ---
            title: The Last Word
            date: 2020-04-10
            summary: There is none.
            topics: [queues]
            tags: [evidence]
            related: [claim]
            relations: [{supports: reply}]
            ---
            There is none [@report-2020].
            """);
    }

    private void AddComments(string folder)
    {
        string? answered = null;
        foreach (var (name, text) in new[]
        {
            ("ann", "I have *always* thought so."), ("bo", "> I have always thought so.\n\nSo has everybody.\n\n- one\n- two"),
            ("cy", "See <https://example.com/a/very/long/address/that/does/not/break/anywhere/until/its/end.html>."),
            ("di", "    a_line_of_code_that_is_wider_than_any_phone_on_which_it_could_be_read()"), ("ed", "No."), ("fay", "Yes."), ("gus", "No."),
        })
        {
            _folder.Add($"{folder}{name}.md", $"---\nauthor: {name} of a Family With a Longer Name\ndate: 2020-05-01\n"
                + (answered is null ? "url: https://example.net/\n" : $"replyTo: {answered}\n") + $"---\n{text}\n");
            answered = name;
        }
    }
}
