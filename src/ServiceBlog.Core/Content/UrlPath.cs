using ServiceBlog.LinkCheck.Urls;

namespace ServiceBlog.Core.Content;

/// <summary>Paths within the site: how names become parts of addresses, and addresses become files. The same name gives the same address on every
/// system.</summary>
public static class UrlPath
{
    private const int MaxSegmentBytes = 200;

    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> AsciiLettersAndDigits = SearchValues.Create(LettersAndDigits);

    /// <summary>RFC 3986, section 2.3.</summary>
    private static readonly SearchValues<char> Unreserved = SearchValues.Create(LettersAndDigits + "-._~");

    private static readonly SearchValues<char> UnreservedAndSlash = SearchValues.Create(LettersAndDigits + "-._~/");

    private static readonly SearchValues<char> InSchemes = SearchValues.Create(LettersAndDigits + "+-.");

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    /// <summary>The host of an address in ASCII, see <see cref="AsciiHosts"/>.</summary>
    public static string HostOf(Uri address) => address.AsciiHost();

    /// <summary>A file name as a part of an address: letters, digits and <c>-_.~</c> stay, all else becomes a hyphen; no name that Windows reserves.
    /// Empty if nothing is left.</summary>
    public static string Segment(string name)
    {
        var segment = Hyphenate(Compose(name), Unreserved).Trim('-', '.');
        if (IsReserved(segment))
            segment = segment.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? segment.Insert(dot, "-page") : segment + "-page";
        return Encoding.UTF8.GetByteCount(segment) <= MaxSegmentBytes ? segment : Shorten(segment);
    }

    /// <summary>The name of a note or a folder of a vault as a part of an address, which always leaves something: hyphens do not gather, and what
    /// is left of an emoji does not stay.</summary>
    public static string NoteSegment(string name)
    {
        var segment = Segment(name.Replace("\uFE0F", "", StringComparison.Ordinal));
        while (segment.Contains("--", StringComparison.Ordinal))
            segment = segment.Replace("--", "-", StringComparison.Ordinal);
        return segment.Length > 0 ? segment : $"page-{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(name))}";
    }

    /// <summary>A tag's or a series' name as a part of an address: lower case, hyphens between words, and <c>#</c> and <c>+</c> spelt out, so that C,
    /// C# and C++ stay apart.</summary>
    public static string Slug(string name)
    {
        var spelt = Compose(name).ToLowerInvariant()
            .Replace("#", "-sharp", StringComparison.Ordinal)
            .Replace("+", "-plus", StringComparison.Ordinal);
        return Segment(Hyphenate(spelt, AsciiLettersAndDigits).Trim('-'));
    }

    /// <summary>Percent-encodes a path (RFC 3986, section 2); the slashes stay.</summary>
    public static string Encode(string path) =>
        !path.AsSpan().ContainsAnyExcept(UnreservedAndSlash)
            ? path
            : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The file that answers for a decoded path: <c>/about/</c> → <c>about/index.html</c>.</summary>
    public static string OutputPath(string path) => path.EndsWith('/') ? $"{path.AsSpan(1)}index.html" : path[1..];

    /// <summary>Follows a relative reference (decoded) from a folder (RFC 3986, section 5.2.4); null if it leaves the root.</summary>
    public static string? Combine(string folder, string reference)
    {
        // Taking every link apart was a sixth of the work of the whole stage, and half of that for addresses such as "../crm/".
        var from = folder.AsSpan().Trim('/');
        var to = reference.AsSpan().TrimEnd('/');
        while (to.StartsWith("../") && IsPlain(from))
        {
            from = from[..Math.Max(from.LastIndexOf('/'), 0)];
            to = to[3..];
        }
        if (IsPlain(to) && (from.IsEmpty || IsPlain(from)))
            return from.IsEmpty ? to.ToString() : $"{from}/{to}";
        var parts = new List<string>();
        foreach (var part in $"{folder}/{reference}".Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else
                return null;
        }
        return string.Join('/', parts);
    }

    /// <summary>The reference from one file to another, or from a folder (with a slash at its end): what <see cref="Combine"/> follows.</summary>
    public static string Relative(string from, string to)
    {
        var start = ContentPath.FolderOf(from).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var end = to.Split('/');
        var common = start.AsSpan().CommonPrefixLength(end.AsSpan()[..^1]);
        return string.Concat(Enumerable.Repeat("../", start.Length - common)) + string.Join('/', end[common..]);
    }

    /// <summary>Whether no part of a relative path is empty or begins with a dot.</summary>
    private static bool IsPlain(ReadOnlySpan<char> path)
    {
        var previous = '/';
        foreach (var character in path)
        {
            if (previous == '/' && character is '/' or '.')
                return false;
            previous = character;
        }
        return previous != '/';
    }

    /// <summary>A permalink or an alias as a decoded path: starts with a slash, ends with one unless its last part has an extension. Null if it could
    /// lead out of the site or breaks on some file system.</summary>
    public static string? Parse(string written)
    {
        // Decoded before it is checked, and never again.
        var path = Compose(Uri.UnescapeDataString(written));
        if (!path.StartsWith('/') || path.Contains("//", StringComparison.Ordinal) || path.AsSpan().ContainsAny(Forbidden))
            return null;
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Trim() != part || part.EndsWith('.') || part.Any(IsUnseen) || IsReserved(part) || IsHidden(part)
                || Encoding.UTF8.GetByteCount(part) > MaxSegmentBytes)
            {
                return null;
            }
        }
        return path.EndsWith('/') || Path.HasExtension(path) ? path : path + "/";
    }

    /// <summary>Hosts take many of them for orders: <c>.htaccess</c>, <c>.git</c>.</summary>
    internal static bool IsHidden(string part) => part.StartsWith('.') && part != ".well-known";

    /// <summary>Control characters, and the marks that turn the direction of a text, so that an address reads as another one.</summary>
    internal static bool IsUnseen(char letter) =>
        char.IsControl(letter) || letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';

    /// <summary>A name in Unicode form C, as all names of the site are, however a keyboard or a disk wrote it.</summary>
    public static string Compose(string name)
    {
        try
        {
            return name.Normalize();
        }
        catch (ArgumentException)
        {
            return name; // half a surrogate pair has no composed form
        }
    }

    /// <summary>Leads out of the site: has a scheme (RFC 3986, section 3.1), or starts with <c>//</c>.</summary>
    public static bool IsExternal(string url)
    {
        if (url.StartsWith("//", StringComparison.Ordinal))
            return true;

        // A scheme has two letters at least: C:\posts is a mistake of a Windows author, not a scheme.
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        return colon >= 2 && char.IsAsciiLetter(url[0]) && !url.AsSpan(0, colon).ContainsAnyExcept(InSchemes);
    }

    /// <param name="kept">What stays besides the letters, digits and marks of all scripts.</param>
    private static string Hyphenate(string name, SearchValues<char> kept)
    {
        if (!name.AsSpan().ContainsAnyExcept(kept))
            return name;
        var result = new StringBuilder(name.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && (Rune.IsLetterOrDigit(rune) || IsMark(rune) || (rune.IsBmp && kept.Contains((char)rune.Value))))
                result.Append(units[..rune.EncodeToUtf16(units)]);
            else if (result.Length > 0 && result[^1] != '-')
                result.Append('-');
        }
        return result.ToString();
    }

    // Vowel signs and accents without a composed form belong to the letter before them.
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether Windows keeps a name for a device.</summary>
    internal static bool IsReserved(ReadOnlySpan<char> segment)
    {
        var dot = segment.IndexOf('.');
        var stem = segment[..(dot < 0 ? segment.Length : dot)].TrimEnd();
        if (stem.Length is not (3 or 4))
            return false;
        Span<char> name = stackalloc char[4];
        name = name[..stem.ToUpperInvariant(name)];
        return name is "CON" or "PRN" or "AUX" or "NUL"
            || (name.Length == 4 && name[3] is (>= '0' and <= '9') or '\u00B9' or '\u00B2' or '\u00B3' && name[..3] is "COM" or "LPT");
    }

    private static string Shorten(string segment)
    {
        var hash = Sha256.Hex(Encoding.UTF8.GetBytes(segment))[..8];
        var kept = new StringBuilder();
        var bytes = 0;
        foreach (var rune in segment.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxSegmentBytes - 9)
                break;
            kept.Append(rune);
        }
        return $"{kept}-{hash}";
    }
}
