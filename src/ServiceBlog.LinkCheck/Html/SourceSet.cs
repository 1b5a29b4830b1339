namespace ServiceBlog.LinkCheck.Html;

/// <summary>One image of a <c>srcset</c>.</summary>
/// <param name="Start">Where it starts in the attribute's decoded value.</param>
/// <param name="IsValid">Browsers drop a candidate with wrong descriptors.</param>
internal readonly record struct ImageCandidate(string Url, int Start, bool IsValid);

/// <summary>"Parse a srcset attribute" (HTML standard, section 4.8.4.2.1). AngleSharp's reader keeps commas that the standard cuts off and takes
/// descriptors in parentheses apart.</summary>
internal static class SourceSet
{
    /// <summary>Every candidate with its start in the text; those whose descriptors are wrong are not valid.</summary>
    public static IEnumerable<ImageCandidate> Parse(string text)
    {
        for (var at = 0; ;)
        {
            while (at < text.Length && (AsciiWhitespace.Holds(text[at]) || text[at] == ','))
                at++;
            if (at >= text.Length)
                yield break;
            var start = at;
            while (at < text.Length && !AsciiWhitespace.Holds(text[at]))
                at++;
            var url = text[start..at].TrimEnd(',');
            var isValid = url.Length < at - start || AreValid(ReadDescriptors(text, ref at));
            yield return new ImageCandidate(url, start, isValid);
        }
    }

    /// <summary>The descriptor tokenizer: up to the next comma that is not in parentheses.</summary>
    private static List<string> ReadDescriptors(string text, ref int at)
    {
        var descriptors = new List<string>();
        var start = at;
        var isInParentheses = false;
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (isInParentheses || letter == '(')
            {
                isInParentheses = letter != ')';
                continue;
            }
            if (letter != ',' && !AsciiWhitespace.Holds(letter))
                continue;
            if (at > start)
                descriptors.Add(text[start..at]);
            start = at + 1;
            if (letter == ',')
                break;
        }
        if (at > start)
            descriptors.Add(text[start..at]);
        at = Math.Min(text.Length, at + 1);
        return descriptors;
    }

    /// <summary>A width, or a density, or a width and a height for the future; each once.</summary>
    private static bool AreValid(List<string> descriptors)
    {
        var (width, height, density) = (false, false, false);
        foreach (var descriptor in descriptors)
        {
            var value = descriptor.AsSpan(0, descriptor.Length - 1);
            switch (descriptor[^1])
            {
                case 'w' when !width && !density && IsPositiveInteger(value):
                    width = true;
                    break;
                case 'h' when !height && !density && IsPositiveInteger(value):
                    height = true;
                    break;
                case 'x' when !width && !height && !density && IsNumber(value):
                    density = true;
                    break;
                default:
                    return false;
            }
        }
        return width || !height;
    }

    private static bool IsPositiveInteger(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0 && text.IndexOfAnyExcept('0') >= 0;

    /// <summary>A valid floating-point number that is not negative.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
        return text.Length > 0 && text[^1] != '.' && text[0] != '+'
            && double.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= 0;
    }
}
