using System.Text.Json;

namespace ServiceBlog.Core.Content;

/// <summary>Writes a piece of JSON.</summary>
internal static class JsonBytes
{
    public static byte[] Of(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, options))
            write(json);
        return bytes.WrittenSpan.ToArray();
    }
}
