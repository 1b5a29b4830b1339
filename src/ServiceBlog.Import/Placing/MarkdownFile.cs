using System.Text;
using ServiceBlog.Core.Content.Yaml;

namespace ServiceBlog.Import.Placing;

/// <summary>Writes the file of an imported page: front matter, then its text.</summary>
internal static class MarkdownFile
{
    public static byte[] Write(ImportedPage page, PageKind kind, IReadOnlyCollection<string> aliases, string body)
    {
        var text = new StringBuilder("---\n");
        Add("title", page.Title);
        if (page.Date is { } date)
            text.Append("date: ").Append(date).Append('\n');
        if (page.Updated is { } updated && updated.Local != page.Date?.Local)
            text.Append("updated: ").Append(updated).Append('\n');
        if (page.Authors is [var author])
            Add("author", author);
        else if (page.Authors.Length > 1)
            text.Append("authors: ").Append(YamlText.List(page.Authors)).Append('\n');
        if (kind == PageKind.Source && (page.OriginName ?? page.OriginUrl) is not null)
        {
            text.Append("origin:\n");
            Add("  name", page.OriginName ?? new Uri(page.OriginUrl!).Host);
            Add("  url", page.OriginUrl);
        }
        Add("summary", page.Summary);
        if (!page.Tags.IsEmpty)
            text.Append("tags: ").Append(YamlText.List(page.Tags)).Append('\n');
        if (aliases.Count > 0)
            text.Append("aliases: ").Append(YamlText.List(aliases)).Append('\n');
        if (page.Draft)
            text.Append("draft: true\n");
        if (kind == PageKind.Source)
            text.Append("verbatim: true\n");
        foreach (var line in page.KeptLines)
            text.Append("# ").Append(line).Append('\n');
        text.Append("---\n");
        if (body.Length > 0)
            text.Append('\n').Append(body);
        return Encoding.UTF8.GetBytes(text.ToString());

        void Add(string key, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                text.Append(key).Append(": ").Append(YamlText.Scalar(value)).Append('\n');
        }
    }
}
