using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServiceBlog.Reporting;

/// <summary>Prints one JSON value and the end of a line.</summary>
internal static class JsonText
{
    /// <summary>Letters stay letters: the text goes to a file or a pipe, never into HTML.</summary>
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static void Print(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
            write(json);
        output.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n");
    }
}
