using System.Globalization;
using HandlebarsDotNet;

namespace ServiceBlog.Benchmarks;

/// <summary>
/// Handlebars.Net with what the templates here need. The helpers write to the output, the fastest form it has.
/// </summary>
internal static class HandlebarsEngine
{
    // Boxed once.
    private static readonly object True = true;
    private static readonly object False = false;

    public static IHandlebars Create()
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { FormatProvider = CultureInfo.InvariantCulture });
        handlebars.RegisterHelper("format", (in EncodedTextWriter output, in HelperOptions _, in Context _, in Arguments arguments) =>
            output.WriteSafeString(((double)arguments[0]!).ToString((string)arguments[1]!, CultureInfo.InvariantCulture)));
        handlebars.RegisterHelper("truncate", (in EncodedTextWriter output, in HelperOptions _, in Context _, in Arguments arguments) =>
        {
            var text = (string)arguments[0]!;
            var length = (int)arguments[1]!;
            output.Write(text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 3), "..."), encode: true);
        });
        handlebars.RegisterHelper("format_date", (in EncodedTextWriter output, in HelperOptions _, in Context _, in Arguments arguments) =>
            output.WriteSafeString(((DateTimeOffset)arguments[0]!).ToString((string)arguments[1]!, CultureInfo.InvariantCulture)));
        handlebars.RegisterHelper("asset", (in EncodedTextWriter output, in HelperOptions _, in Context _, in Arguments arguments) =>
            output.Write("/assets/" + (string)arguments[0]!, encode: true));
        handlebars.RegisterHelper("eq", (in HelperOptions _, in Context _, in Arguments arguments) =>
            string.Equals(arguments[0] as string, arguments[1] as string, StringComparison.Ordinal) ? True : False);
        return handlebars;
    }
}
