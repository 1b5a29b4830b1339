using System.Security.Cryptography;

namespace ServiceBlog.Core.Content;

/// <summary>
/// What binds a review to the content that it was made of: the only definition there is. Front matter does not count,
/// so that the review itself can be written there, nor do line ends, a byte order mark, or white space at the very end,
/// which editors change on their own.
/// </summary>
public static class ReviewHash
{
    private const int Digits = 16;

    /// <summary>The first 16 hexadecimal digits, in lower case, of the SHA-256 of a page's text as UTF-8.</summary>
    /// <param name="markdown">The text after the front matter.</param>
    public static string Of(string markdown)
    {
        var text = markdown.TrimStart('\uFEFF').TrimEnd()
            .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
    }
}
