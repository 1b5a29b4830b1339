namespace ServiceBlog.Core.Checking.Quotations;

/// <summary>
/// A text without what does not matter to whether words are the same: the forms of white space, quotation marks, dashes
/// and dots, and the Unicode form. Letters and their case stay.
/// </summary>
internal static class ComparableText
{
    private const char Ellipsis = '…';

    public static string Of(string text) => Of(text, places: null);

    /// <param name="text">In Unicode form C, if the places matter.</param>
    /// <param name="places">Takes for each character of the result its place in the text; null if nobody asks.</param>
    public static string Of(string text, List<int>? places)
    {
        if (places is null)
            text = UrlPath.Compose(text);
        var output = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF')
                continue;
            if (char.IsWhiteSpace(character))
            {
                if (output.Length > 0 && output[^1] is not (' ' or '-') && !EndsInDots(output))
                    Append(' ');
            }
            else if (IsDash(character))
            {
                DropSpace();
                if (output.Length == 0 || output[^1] != '-')
                    Append('-');
            }
            else if (character is '.' or Ellipsis)
            {
                DropSpace();
                for (var dots = character == '.' ? 1 : 3; dots > 0 && !EndsInDots(output); dots--)
                    Append('.');
            }
            else
            {
                Append(IsQuote(character) ? '\'' : character);
            }

            void Append(char comparable)
            {
                output.Append(comparable);
                places?.Add(i);
            }
        }
        DropSpace();
        return output.ToString();

        void DropSpace()
        {
            if (output.Length == 0 || output[^1] != ' ')
                return;
            output.Length--;
            places?.RemoveAt(places.Count - 1);
        }
    }

    private static bool EndsInDots(StringBuilder text) => text.Length >= 3 && text[^1] == '.' && text[^2] == '.' && text[^3] == '.';

    private static bool IsDash(char character) =>
        character is '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D';

    private static bool IsQuote(char character) =>
        character is '"' or '\'' or '`' or '´' or '«' or '»' or (>= '\u2018' and <= '\u201F') or '\u2032' or '\u2033' or '‹' or '›'
            or '「' or '」' or '『' or '』' or '\uFF02' or '\uFF07';
}
