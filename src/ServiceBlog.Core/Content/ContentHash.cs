using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServiceBlog.Core.Content;

/// <summary>
/// What a review is bound to: SHA-256 over what a page tells its readers, as 32 hexadecimal digits (its first half). That
/// is the text, and of the front matter <c>title</c>, <c>summary</c>, the authors, <c>date</c>, <c>origin</c> and
/// <c>relations</c>. Tags, addresses, layout and the review itself are bookkeeping and may change. Line ends, a byte
/// order mark, the order and the formatting of keys, and white space around the text do not count.
/// </summary>
public static class ContentHash
{
    public static string Of(ContentFile file)
    {
        var told = new StringBuilder();
        var matter = file.FrontMatter;
        Add("title", matter.Title?.Value);
        Add("summary", matter.Summary?.Value);
        foreach (var author in matter.Authors)
            Add("author", author.Value);
        // As written: another time zone of the site changes nothing that was reviewed.
        Add("date", matter.Date?.Value.DateTime.ToString("s", CultureInfo.InvariantCulture));
        Add("origin", matter.Origin?.Name);
        Add("url", matter.Origin?.Url?.Value);
        foreach (var relation in matter.Relations)
            Add(relation.Type.ToString(), relation.Target.Value);
        told.Append('\n').Append(file.Markdown.AsSpan().Trim());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.ToString())).AsSpan(0, 16));

        void Add(string key, string? value)
        {
            if (value is not null)
                told.Append(key).Append(':').Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(value).Append('\n');
        }
    }
}
