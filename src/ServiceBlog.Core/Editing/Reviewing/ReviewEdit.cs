using ServiceBlog.Core.Editing.Yaml;

namespace ServiceBlog.Core.Editing.Reviewing;

/// <summary>Plans to note a review of a page as it stands, in place of an earlier one.</summary>
public static class ReviewEdit
{
    private const string Key = "reviewed";

    /// <param name="date">The day, as front matter writes it: <c>2026-11-22</c>.</param>
    public static EditPlan Plan(InputFile file, TimeZoneInfo zone, string by, string date)
    {
        var diagnostics = new List<Diagnostic>();
        var content = ContentReader.Read(file, zone, diagnostics);
        if (content is null || diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error)
            || AuthoredPage.Read(file, zone, diagnostics) is not { } page)
            return EditPlan.Refused(diagnostics);
        (string Key, string Value)[] review = [("by", by), ("date", date), ("hash", ReviewHash.Of(content.Markdown))];
        if (!Write(page, review) || !Holds(page, zone, review))
        {
            return EditPlan.Refused(new Diagnostic(Rules.UnlocatedEdit, new SourceLocation(file.DisplayPath, 1, 1),
                $"the review of {file.DisplayPath} is written in a form that cannot be edited piece by piece"));
        }
        return new EditPlan { Changes = page.Edits.IsEmpty ? [] : [page.Edits.ToChange()], Edits = [.. page.Edits.Planned()] };
    }

    private static bool Write(AuthoredPage page, (string Key, string Value)[] review)
    {
        switch (page.Yaml[Key])
        {
            case null:
                return page.Add(Key, Flow(review, page.Syntax));
            case YamlMapping { Entries.IsEmpty: false } earlier:
                return review.All(entry => Set(page, earlier, entry.Key, entry.Value));
            case YamlScalar { IsNull: true }:
                return page.Edits.TryAdd(YamlExtent.AfterColon(page.Edits.Text, page.Yaml.KeyOf(Key)) is { } start
                    ? new TextEdit(start, 0, " " + Flow(review, page.Syntax))
                    : null);
            default:
                return false;
        }
    }

    private static string Flow((string Key, string Value)[] review, FrontMatterSyntax syntax) =>
        "{" + string.Join(", ", review.Select(entry => syntax.Entry(entry.Key, Scalar(entry.Value, syntax)))) + "}";

    /// <summary>A date needs no quotes.</summary>
    private static string Scalar(string value, FrontMatterSyntax syntax) => DateText.TryParse(value, TimeZoneInfo.Utc, out _) ? value : syntax.Scalar(value);

    private static bool Set(AuthoredPage page, YamlMapping review, string key, string value)
    {
        var text = page.Edits.Text;
        if (review[key] is null)
            return page.Edits.TryAdd(MappingEdit.Add(text, review, key, Scalar(value, page.Syntax), syntax: page.Syntax));
        if (review[key] is not YamlScalar scalar || ScalarSpan.Find(text, scalar.Location, scalar.Text.Trim()) is not { Length: > 0 } span)
            return false;
        return page.Edits.TryAdd(scalar.IsPlain ? new TextEdit(span.Start, span.Length, Scalar(value, page.Syntax)) : span.Replace(text, value));
    }

    /// <summary>The proof: read again, the review says what it should.</summary>
    private static bool Holds(AuthoredPage page, TimeZoneInfo zone, (string Key, string Value)[] expected)
    {
        var file = page.Edits.File.As(page.Edits.Apply());
        return ContentReader.Read(file, zone, new List<Diagnostic>()) is { FrontMatter.Reviewed: { } review } reviewed
            && review.By == expected[0].Value.Trim()
            && review.Hash == expected[2].Value
            && review.Hash == ReviewHash.Of(reviewed.Markdown);
    }
}
