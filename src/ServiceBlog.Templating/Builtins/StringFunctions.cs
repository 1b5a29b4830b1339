using static ServiceBlog.Templating.Builtins.ParameterDeclarations;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// The object <c>string</c> (documentation: <c>builtins/string.md</c>). A missing text counts as an empty one.
/// </summary>
internal static class StringFunctions
{
    public static BuiltinLibrary Library { get; } = new(
        "string",
        new("string.escape", [Text("text")], StringLiteralFunctions.Escape),
        new("string.append", [Text("text"), Text("with")], StringEditFunctions.Append),
        new("string.capitalize", [Text("text")], StringCaseFunctions.Capitalize),
        new("string.capitalizewords", [Text("text")], StringCaseFunctions.CapitalizeWords),
        new("string.contains", [Text("text"), Text("value")], StringSearchFunctions.Contains),
        new("string.empty", [Text("text")], StringSearchFunctions.Empty),
        new("string.whitespace", [Text("text")], StringSearchFunctions.Whitespace),
        new("string.downcase", [Text("text")], StringCaseFunctions.Downcase),
        new("string.ends_with", [Text("text"), Text("value")], StringSearchFunctions.EndsWith),
        new("string.equals_ignore_case", [Text("text"), Text("value")], StringSearchFunctions.EqualsIgnoreCase),
        new("string.handleize", [Text("text")], StringCaseFunctions.Handleize),
        new("string.literal", [Text("text")], StringLiteralFunctions.Literal),
        new("string.lstrip", [Text("text")], StringTrimFunctions.LeftStrip),
        new("string.pluralize", [Number("number"), Text("singular"), Text("plural")], StringConversionFunctions.Pluralize),
        new("string.prepend", [Text("text"), Text("by")], StringEditFunctions.Prepend),
        new("string.remove", [Text("text"), Text("remove")], StringEditFunctions.Remove),
        new("string.remove_first", [Text("text"), Text("remove")], StringEditFunctions.RemoveFirst),
        new("string.remove_last", [Text("text"), Text("remove")], StringEditFunctions.RemoveLast),
        new("string.replace", [Text("text"), Text("match"), Text("replace")], StringEditFunctions.Replace),
        new(
            "string.replace_first",
            [Text("text"), Text("match"), Text("replace"), FlagOptional("fromEnd")],
            StringEditFunctions.ReplaceFirst),
        new("string.rstrip", [Text("text")], StringTrimFunctions.RightStrip),
        new("string.size", [Text("text")], StringSearchFunctions.Size),
        new("string.slice", [Text("text"), Integer("start"), IntegerOptional("length")], StringTrimFunctions.Slice),
        new("string.slice1", [Text("text"), Integer("start"), IntegerOptional("length", 1)], StringTrimFunctions.Slice),
        new("string.split", [Text("text"), Text("match")], StringConversionFunctions.Split),
        new("string.starts_with", [Text("text"), Text("value")], StringSearchFunctions.StartsWith),
        new("string.strip", [Text("text")], StringTrimFunctions.Strip) { Printer = StringTrimFunctions.PrintStripped },
        new("string.strip_newlines", [Text("text")], StringTrimFunctions.StripNewlines),
        new("string.to_int", [Text("text")], StringConversionFunctions.ToInt),
        new("string.to_long", [Text("text")], StringConversionFunctions.ToLong),
        new("string.to_float", [Text("text")], StringConversionFunctions.ToFloat),
        new("string.to_double", [Text("text")], StringConversionFunctions.ToDouble),
        new("string.truncate", [Text("text"), Integer("length"), TextOptional("ellipsis")], StringTrimFunctions.Truncate)
        {
            Printer = StringTrimFunctions.PrintTruncated,
        },
        new(
            "string.truncatewords",
            [Text("text"), Integer("count"), TextOptional("ellipsis")],
            StringTrimFunctions.TruncateWords),
        new("string.upcase", [Text("text")], StringCaseFunctions.Upcase),
        new("string.md5", [Text("text")], StringHashFunctions.Md5),
        new("string.sha1", [Text("text")], StringHashFunctions.Sha1),
        new("string.sha256", [Text("text")], StringHashFunctions.Sha256),
        new("string.sha512", [Text("text")], StringHashFunctions.Sha512),
        new("string.hmac_sha1", [Text("text"), Text("secretKey")], StringHashFunctions.HmacSha1),
        new("string.hmac_sha256", [Text("text"), Text("secretKey")], StringHashFunctions.HmacSha256),
        new("string.hmac_sha512", [Text("text"), Text("secretKey")], StringHashFunctions.HmacSha512),
        new("string.pad_left", [Text("text"), Integer("width")], StringEditFunctions.PadLeft),
        new("string.pad_right", [Text("text"), Integer("width")], StringEditFunctions.PadRight),
        new("string.base64_encode", [Text("text")], StringConversionFunctions.Base64Encode),
        new("string.base64_decode", [Text("text")], StringConversionFunctions.Base64Decode),
        new(
            "string.index_of",
            [
                Text("text"), Text("search"), IntegerOptional("startIndex"), IntegerOptional("count"),
                TextOptional("stringComparison"),
            ],
            StringSearchFunctions.IndexOf));
}
