using System.Text;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Rendering;

/// <summary>Reads the text of a template or of its data: UTF-8, with or without a byte order mark, and nothing else.</summary>
internal static class TemplateText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="TemplateException">The file is not UTF-8.</exception>
    public static string Read(string fullPath, string shownPath)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(fullPath);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new TemplateException(new TemplateError(shownPath, 1, 1, "the file is not valid UTF-8"), cause: exception);
        }
    }
}
