namespace ServiceBlog.Core.Content;

/// <summary>Makes the key of a page, which is the name of its file, out of a title.</summary>
public static partial class KeyName
{
    private const int Longest = 80;

    /// <summary>Lower case, words joined by hyphens, Latin letters without their accents, other scripts as they are; empty if nothing is left.</summary>
    public static string Of(string title)
    {
        var plain = new StringBuilder(title.Length);
        foreach (var letter in Decompose(title))
        {
            var isAccent = CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark && plain.Length > 0 && char.IsAscii(plain[^1]);
            if (!isAccent && letter is not ('\'' or '’' or '‘' or '"' or '“' or '”'))
                plain.Append(Latin(letter));
        }
        var slug = Shorten(UrlPath.Slug(plain.ToString().Normalize(NormalizationForm.FormC)));
        // A key that begins with a date would lose it: ContentPath takes it for the file's.
        return DatePrefix().Replace(slug, "");
    }

    /// <summary>Half a surrogate pair is no character and has no other form.</summary>
    private static string Decompose(string title) =>
        string.Concat(title.EnumerateRunes().Select(rune => rune.ToString())).Normalize(NormalizationForm.FormD);

    private static string Latin(char letter) => letter switch
    {
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        '&' => " and ",
        _ => letter.ToString(),
    };

    private static string Shorten(string slug)
    {
        if (slug.Length <= Longest)
            return slug;
        var hyphen = slug.LastIndexOf('-', Longest);
        var end = hyphen > Longest / 2 ? hyphen : Longest;
        return char.IsLowSurrogate(slug[end]) ? slug[..(end - 1)] : slug[..end];
    }

    [GeneratedRegex(@"^(?:\d{4}-\d\d-\d\d-)+(?=.)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex DatePrefix();
}
