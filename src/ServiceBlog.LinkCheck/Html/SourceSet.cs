namespace ServiceBlog.LinkCheck.Html;

/// <summary>
/// "Parse a srcset attribute" (HTML standard, section 4.8.4.2.1). AngleSharp's reader keeps commas that the standard
/// cuts off and takes descriptors in parentheses apart.
/// </summary>
internal static class SourceSet
{
    /// <summary>Every candidate with its start in the text; those whose descriptors are wrong are not valid.</summary>
    public static IEnumerable<ImageCandidate> Parse(string text)
    {
        var at = 0;
        while (true)
        {
            while (at < text.Length && (IsWhitespace(text[at]) || text[at] == ','))
                at++;
            if (at >= text.Length)
                yield break;
            var start = at;
            while (at < text.Length && !IsWhitespace(text[at]))
                at++;
            var end = at;
            while (end > start && text[end - 1] == ',')
                end--;
            var isValid = end < at || ReadDescriptors(text, ref at);
            yield return new ImageCandidate(text[start..end], start, isValid);
        }
    }

    /// <summary>The descriptor tokenizer: up to the next comma that is not in parentheses.</summary>
    private static bool ReadDescriptors(string text, ref int at)
    {
        var descriptors = new List<string>();
        var start = at;
        var isInParentheses = false;
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (isInParentheses)
            {
                isInParentheses = letter != ')';
            }
            else if (letter == '(')
            {
                isInParentheses = true;
            }
            else if (letter == ',' || IsWhitespace(letter))
            {
                if (at > start)
                    descriptors.Add(text[start..at]);
                start = at + 1;
                if (letter == ',')
                {
                    at++;
                    return AreValid(descriptors);
                }
            }
        }
        if (at > start)
            descriptors.Add(text[start..at]);
        return AreValid(descriptors);
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

    private static bool IsPositiveInteger(ReadOnlySpan<char> text) =>
        text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0 && text.IndexOfAnyExcept('0') >= 0;

    /// <summary>A valid floating-point number that is not negative.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text) =>
        text.Length > 0 && text[^1] != '.' && text[0] != '+'
        && double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= 0;

    private static bool IsWhitespace(char letter) => letter is ' ' or '\t' or '\n' or '\f' or '\r';
}
