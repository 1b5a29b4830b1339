using ServiceBlog.Core.Search;

namespace ServiceBlog.Commands;

/// <summary><c>search</c>: builds in memory and finds pages, ranked. Ends with 0 also if nothing is found.</summary>
internal static class SearchCommand
{
    private const int DefaultLimit = 10;

    public static Command Create(ShellContext context)
    {
        var query = new Argument<string[]>("QUERY")
        {
            Description = "Words, \"phrases\", -words that must be missing, and filters: kind:topic, tag:crm, topic:loyalty, author:lee, year:2026, language:de.",
            Arity = ArgumentArity.OneOrMore,
        };
        var limit = new Option<int>("--limit") { Description = "How many results to print at most.", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        limit.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
                result.AddError($"--limit takes a number above 0, not '{token.Value}'.");
        });
        var kind = new Option<string?>("--kind") { Description = "Only pages of this kind: post, source, topic, page, tag or series.", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "post", "source", "topic", "page", "tag", "series");
        var format = Flags.Format<SearchFormat>("How to print: for people, or as JSON.", "human", "json");
        var flags = new BuildFlags();
        var command = new Command("search", "Find pages of the site by their words.") { query, limit, kind, format };
        flags.AddTo(command, publishes: false, reports: false);
        command.SetAction(parsed =>
        {
            var settings = flags.Read(parsed, context);
            SiteBuild.CheckInput(settings, context);
            var result = new SiteBuild(settings with { Options = settings.Options with { Check = false } }, context).Run(new NoOutput());
            if (!result.Succeeded)
                return Reporters.Refuse(RunReport.ErrorsOf(result), "Searched", context);
            var text = string.Join(' ', parsed.GetValue(query)!) + (parsed.GetValue(kind) is { } only ? $" kind:{only}" : "");
            Print(result.Search?.Value.Find(SearchQuery.Parse(text), parsed.GetValue(limit)) ?? [], parsed.GetValue(format), context.Terminal.Out);
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Print(ImmutableArray<SearchResult> results, SearchFormat format, TextWriter output)
    {
        if (format == SearchFormat.Json)
        {
            Json.Print(output, Describe(results));
            return;
        }
        if (results.IsEmpty)
            output.WriteLine("Nothing found.");
        foreach (var result in results)
        {
            output.WriteLine(result.Section.Length > 0 && result.Section != result.Title ? $"{result.Title} › {result.Section}" : result.Title);
            output.WriteLine($"  {result.Url} ({result.Kind})");
            if (result.Excerpt.Text.Length > 0)
                output.WriteLine($"  {Marked(result.Excerpt)}");
            output.WriteLine();
        }
    }

    private static JsonObject Describe(ImmutableArray<SearchResult> results) => new()
    {
        ["results"] = Json.Array(results.Select(result => new JsonObject
        {
            ["url"] = result.Url,
            ["title"] = result.Title,
            ["section"] = result.Section,
            ["excerpt"] = result.Excerpt.Text,
            ["kind"] = result.Kind,
            ["score"] = Math.Round(result.Score, 4),
        })),
    };

    /// <summary>With what was asked for between asterisks.</summary>
    private static string Marked(SearchExcerpt excerpt)
    {
        var text = new StringBuilder();
        var end = 0;
        foreach (var range in excerpt.Marked)
        {
            if (range.Start.Value < end)
                continue;
            text.Append(excerpt.Text, end, range.Start.Value - end).Append('*').Append(excerpt.Text[range]).Append('*');
            end = range.End.Value;
        }
        return text.Append(excerpt.Text, end, excerpt.Text.Length - end).ToString();
    }
}

internal enum SearchFormat { Human, Json }
