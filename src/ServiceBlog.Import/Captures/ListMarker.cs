using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceBlog.Import.Captures;

/// <summary>The mark at the start of a line that makes it an item of a list.</summary>
/// <param name="Number">The number of a numbered item, 1 for a letter a; null for a bullet.</param>
/// <param name="Sign">The bullet, or what follows the number.</param>
/// <param name="Label">The mark as written: <c>a)</c>.</param>
/// <param name="Text">The item's text.</param>
internal sealed partial record ListMarker(int? Number, char Sign, string Label, string Text)
{
    public bool IsLetter => Number is not null && char.IsLetter(Label.TrimStart('(')[0]);

    /// <summary>A dash may also begin a spoken sentence; alone it makes no list.</summary>
    public bool IsWeak => Number is null && Sign is '-' or '–' or '—' or '*' or '+' or '»' or 'o' || Number is not null && Sign is '-' or '–' or ':';

    public static bool IsBullet(string text) => Of(text) is { Number: null, IsWeak: false };

    public static ListMarker? Of(string text)
    {
        if (Bullet().Match(text) is { Success: true } bullet)
            return new ListMarker(null, bullet.Groups["sign"].Value[0], bullet.Groups["sign"].Value, bullet.Groups["text"].Value);
        if (Numbered().Match(text) is { Success: true } numbered)
        {
            var number = int.Parse(numbered.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            return new ListMarker(number, numbered.Groups["sign"].Value[0], numbered.Groups["label"].Value, numbered.Groups["text"].Value);
        }
        if (Lettered().Match(text) is not { Success: true } lettered)
            return null;
        var letter = char.ToLowerInvariant(lettered.Groups["letter"].Value[0]);
        return new ListMarker(letter - 'a' + 1, lettered.Groups["sign"].Value[0], lettered.Groups["label"].Value, lettered.Groups["text"].Value);
    }

    /// <summary>Whether another item can be the next of the same list.</summary>
    public bool IsFollowedBy(ListMarker next) => Number is null
        ? next.Number is null && next.Sign == Sign
        : next.Number is { } number && next.Sign == Sign && next.IsLetter == IsLetter
            && (number == Number + 1 || number == Number - 1 || (number == 1 && Number == 1));

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:(?<sign>[•·●▪■◦‣⁃∙○♦❖✓✔➢►▶◆★☆✦])\s*|(?<sign>[*+»o–—-])\s+)(?<text>\S.*)$", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?<label>\(?(?<number>\d{1,3})(?:\)?(?<sign>[.)])[:.]?\s+|(?<sign>[.)])(?=\p{L})|(?<sign>\))\s*|\s?(?<sign>[:–-])\s+))(?<text>\S.*)$", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<label>\(?(?<letter>[a-hA-H])(?<sign>[.)])\s+)(?<text>\S.*)$", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Lettered();
}
