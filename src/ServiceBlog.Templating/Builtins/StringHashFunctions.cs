using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ServiceBlog.Templating.Builtins;

/// <summary>The hashes among the functions of <c>string</c>: of the text's UTF-8, in lower-case hexadecimal.</summary>
[SuppressMessage("Security", "CA5350", Justification = "The language names SHA-1; nothing is secured with it.")]
[SuppressMessage("Security", "CA5351", Justification = "The language names MD5; nothing is secured with it.")]
internal static class StringHashFunctions
{
    public static Value Md5(in CallArguments arguments, RenderContext context) =>
        Convert.ToHexStringLower(MD5.HashData(Utf8(arguments, 0)));

    public static Value Sha1(in CallArguments arguments, RenderContext context) =>
        Convert.ToHexStringLower(SHA1.HashData(Utf8(arguments, 0)));

    public static Value Sha256(in CallArguments arguments, RenderContext context) =>
        Convert.ToHexStringLower(SHA256.HashData(Utf8(arguments, 0)));

    public static Value Sha512(in CallArguments arguments, RenderContext context) =>
        Convert.ToHexStringLower(SHA512.HashData(Utf8(arguments, 0)));

    public static Value HmacSha1(in CallArguments arguments, RenderContext context) =>
        Convert.ToHexStringLower(HMACSHA1.HashData(Utf8(arguments, 1), Utf8(arguments, 0)));

    public static Value HmacSha256(in CallArguments arguments, RenderContext context) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Utf8(arguments, 1), Utf8(arguments, 0)));

    public static Value HmacSha512(in CallArguments arguments, RenderContext context) =>
        Convert.ToHexStringLower(HMACSHA512.HashData(Utf8(arguments, 1), Utf8(arguments, 0)));

    private static byte[] Utf8(in CallArguments arguments, int index) =>
        Encoding.UTF8.GetBytes(arguments.GetString(index) ?? "");
}
