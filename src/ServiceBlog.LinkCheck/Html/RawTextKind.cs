namespace ServiceBlog.LinkCheck.Html;

/// <summary>The states of the tokenizer in which tags are text (HTML standard, section 13.2.6.2).</summary>
internal enum RawTextKind
{
    None,

    /// <summary>Only the element's own end tag counts, and character references do.</summary>
    RcData,

    /// <summary>Only the element's own end tag counts.</summary>
    RawText,

    /// <summary>As raw text, but a commented <c>&lt;script&gt;</c> within has to be closed too.</summary>
    Script,

    /// <summary>Nothing ends it.</summary>
    Plain,
}
