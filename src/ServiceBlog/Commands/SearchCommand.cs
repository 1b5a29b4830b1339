using System.Text.Encodings.Web;
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
        var format = new Option<SearchFormat>("--format") { Description = "How to print: for people, or as JSON.", HelpName = "human|json" };
        format.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "human", "json");
        var flags = new BuildFlags();
        var command = new Command("search", "Find pages of the site by their words.") { query, limit, kind, format };
        flags.AddTo(command, publishes: false, reports: false);
        command.SetAction(parsed =>
        {
            var settings = flags.Read(parsed, context);
            SiteBuild.CheckInput(settings, context);
            var result = new SiteBuild(settings with { Options = settings.Options with { Check = false } }, context).Run(new NoOutput());
            if (!result.Succeeded)
                return Refuse([.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)], context);
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
            PrintJson(results, output);
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

    private static void PrintJson(ImmutableArray<SearchResult> results, TextWriter output)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(json, results);
        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<SearchResult> results)
    {
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("url", result.Url);
            json.WriteString("title", result.Title);
            json.WriteString("section", result.Section);
            json.WriteString("excerpt", result.Excerpt.Text);
            json.WriteString("kind", result.Kind);
            json.WriteNumber("score", Math.Round(result.Score, 4));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

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

    private static int Refuse(ImmutableArray<Diagnostic> errors, ShellContext context)
    {
        // Standard output is for what was asked.
        Reporters.For(ReportFormat.Human, context with { Terminal = context.Terminal with { Out = context.Terminal.Error } })
            .Report(new RunReport { Diagnostics = errors, Pages = 0, Done = "Searched" });
        return ExitCode.ContentErrors;
    }
}

/// <summary>How results are printed.</summary>
internal enum SearchFormat
{
    Human,
    Json,
}
