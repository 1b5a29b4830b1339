using System.Globalization;
using System.Text;

namespace ServiceBlog.Templating.Builtins;

/// <summary>The functions of <c>string</c> that turn texts into something else, or something else into a text.</summary>
internal static class StringConversionFunctions
{
    public static Value ToInt(in CallArguments arguments, RenderContext context) =>
        int.TryParse(arguments.GetString(0), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : Value.Null;

    public static Value ToLong(in CallArguments arguments, RenderContext context) =>
        long.TryParse(arguments.GetString(0), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : Value.Null;

    public static Value ToFloat(in CallArguments arguments, RenderContext context) =>
        float.TryParse(arguments.GetString(0), CultureInfo.InvariantCulture, out var number) ? number : Value.Null;

    public static Value ToDouble(in CallArguments arguments, RenderContext context) =>
        double.TryParse(arguments.GetString(0), CultureInfo.InvariantCulture, out var number) ? number : Value.Null;

    public static Value Pluralize(in CallArguments arguments, RenderContext context) =>
        arguments[0] == 1 ? arguments[1] : arguments[2];

    /// <summary>The parts between the matches; parts with nothing in them are left out.</summary>
    public static Value Split(in CallArguments arguments, RenderContext context)
    {
        var parts = new ScriptArray();
        var text = arguments.GetString(0) ?? "";
        var match = arguments.GetString(1) ?? "";
        var position = 0;
        while (match.Length > 0 && text.IndexOf(match, position, StringComparison.Ordinal) is var index and >= 0)
        {
            if (index > position)
            {
                context.CountStep();
                parts.Add(text[position..index]);
            }

            position = index + match.Length;
        }

        if (position < text.Length) parts.Add(text[position..]);
        return parts;
    }

    public static Value Base64Encode(in CallArguments arguments, RenderContext context) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(arguments.GetString(0) ?? ""));

    public static Value Base64Decode(in CallArguments arguments, RenderContext context)
    {
        var text = arguments.GetString(0) ?? "";
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw arguments.Error(0, "The text is not Base64");
    }
}
