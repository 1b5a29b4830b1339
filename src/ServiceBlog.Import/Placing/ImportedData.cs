using System.Text;
using ServiceBlog.Core.Content.Yaml;

namespace ServiceBlog.Import.Placing;

/// <summary>Writes what belongs to pages without being their text, as YAML that a theme reads under <c>data</c>.</summary>
internal static class ImportedData
{
    /// <summary>Comments by the key of their page; null if there are none.</summary>
    public static byte[]? Comments(IEnumerable<(string Key, ImmutableArray<ImportedComment> Comments)> pages)
    {
        var yaml = new StringBuilder();
        foreach (var (key, comments) in pages.Where(page => !page.Comments.IsEmpty))
        {
            yaml.Append(YamlText.Scalar(key)).Append(":\n");
            foreach (var comment in comments)
            {
                Add(yaml, ("id", comment.Id), ("parent", comment.Parent), ("author", comment.Author), ("url", comment.Url),
                    ("date", comment.Date?.ToString()), ("waiting", comment.IsApproved ? null : "yes"), ("text", comment.Text));
            }
        }
        return yaml.Length == 0 ? null : Encoding.UTF8.GetBytes(yaml.ToString());
    }

    /// <summary>Files that the old site has, in the order of the export; null if there are none.</summary>
    public static byte[]? Attachments(ImmutableArray<ImportedAttachment> attachments)
    {
        var yaml = new StringBuilder();
        foreach (var attachment in attachments)
        {
            Add(yaml, ("url", attachment.Url), ("title", attachment.Title), ("caption", attachment.Caption), ("alt", attachment.Alt),
                ("date", attachment.Date?.ToString()));
        }
        return yaml.Length == 0 ? null : Encoding.UTF8.GetBytes(yaml.ToString());
    }

    /// <summary>An item of a list: the first key, which is never empty, behind the dash and the others below it.</summary>
    private static void Add(StringBuilder yaml, params ReadOnlySpan<(string Key, string? Value)> fields)
    {
        var start = "- ";
        foreach (var (key, value) in fields)
        {
            if (string.IsNullOrEmpty(value) && start == "  ")
                continue;
            yaml.Append(start).Append(key).Append(": ").Append(YamlText.Scalar(value ?? "")).Append('\n');
            start = "  ";
        }
    }
}
