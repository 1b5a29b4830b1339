namespace ServiceBlog.LinkCheck.Html;

/// <summary>What <see cref="HtmlTokenizer"/> found. Comments and doctypes are passed over.</summary>
internal enum HtmlTokenKind
{
    EndOfFile,
    Text,
    StartTag,
    EndTag,
    CData,

    /// <summary>A processing instruction of XML, a bogus comment in HTML.</summary>
    Instruction,
}
