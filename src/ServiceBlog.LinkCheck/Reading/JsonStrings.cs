using System.Text.Json;

namespace ServiceBlog.LinkCheck.Reading;

/// <summary>The strings of a JSON text, each with the names that lead to it and its place.</summary>
internal static class JsonStrings
{
    private static readonly JsonReaderOptions Tolerant = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 256,
    };

    /// <summary>Hands every string to <paramref name="see"/>: its path (<c>icons.src</c>, arrays left out), its value, its offset.</summary>
    /// <returns>Why the text is no JSON; null if it is.</returns>
    public static string? Read(ReadOnlySpan<char> json, Action<IReadOnlyList<string>, string, int> see)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(json)];
        Encoding.UTF8.GetBytes(json, bytes);
        var reader = new Utf8JsonReader(bytes, Tolerant);
        var names = new List<string>();
        // For each open object or array, how many names led to it.
        var depths = new Stack<int>();
        var (seenBytes, seenLetters) = (0, 0);
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        depths.Push(names.Count);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        Cut(names, depths.Pop());
                        break;
                    case JsonTokenType.PropertyName:
                        Cut(names, depths.Peek());
                        names.Add(reader.GetString()!);
                        break;
                    case JsonTokenType.String:
                        var start = (int)reader.TokenStartIndex + 1;
                        seenLetters += Encoding.UTF8.GetCharCount(bytes.AsSpan(seenBytes, start - seenBytes));
                        seenBytes = start;
                        see(names, reader.GetString()!, seenLetters);
                        break;
                }
            }
            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return exception.Message;
        }
    }

    private static void Cut(List<string> names, int count) => names.RemoveRange(count, names.Count - count);
}
