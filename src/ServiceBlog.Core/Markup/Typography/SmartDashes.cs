namespace ServiceBlog.Core.Markup.Typography;

/// <summary>
/// <c>--</c> and <c>---</c> between words become dashes, three dots an ellipsis. Not those of <c>--option</c>, <c>i--</c>,
/// <c>--&gt;</c>, <c>./...</c> and <c>f(...args)</c>.
/// </summary>
internal static class SmartDashes
{
    private const string EnDash = "–", EmDash = "—", Ellipsis = "…";

    public static void Find(TypedLine line)
    {
        var text = line.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('-' or '.') || !line.IsTyped(i))
                continue;
            var length = RunLength(line, i);
            var before = i > 0 ? text[i - 1] : ' ';
            var after = i + length < text.Length ? text[i + length] : ' ';
            if (text[i] == '-' && length is 2 or 3 && IsDash(before, after, isLong: length == 3))
                line.Replace(i, length, length == 2 ? EnDash : EmDash);
            else if (text[i] == '.' && length == 3 && IsEllipsis(before, after))
                line.Replace(i, length, Ellipsis);
            i += length - 1;
        }
    }

    private static int RunLength(TypedLine line, int start)
    {
        var end = start + 1;
        while (end < line.Text.Length && line.Text[end] == line.Text[start] && line.IsTyped(end))
            end++;
        return end - start;
    }

    private static bool IsDash(char before, char after, bool isLong)
    {
        var (space, spaceAfter) = (char.IsWhiteSpace(before), char.IsWhiteSpace(after));
        return (space && spaceAfter) || (EndsWord(before) && (BeginsWord(after) || (isLong && spaceAfter)));
    }

    private static bool IsEllipsis(char before, char after) =>
        before is not ('/' or '\\' or '.') && after is not ('/' or '\\' or '.')
        && !(before is '(' or '{' or '[' or ',' && char.IsLetter(after));

    private static bool EndsWord(char character) =>
        char.IsLetterOrDigit(character) || character is '"' or '\'' or ')' or ']' or '.' or ',' or '!' or '?' or '…' or '”' or '’' or '»';

    private static bool BeginsWord(char character) =>
        char.IsLetterOrDigit(character) || character is '"' or '\'' or '(' or '[' or '“' or '‘' or '„' or '«';
}
