namespace ServiceBlog.LinkCheck.Html;

/// <summary>The open elements that change how what follows is read.</summary>
internal enum ElementScope
{
    None,
    Svg,
    Math,

    // HTML integration points (section 13.2.6.5): their content is HTML again.
    ForeignObject,
    Desc,
    Title,
    AnnotationXml,

    // MathML text integration points.
    Mi,
    Mo,
    Mn,
    Ms,
    Mtext,

    /// <summary>Inert: its content is in no document.</summary>
    Template,

    /// <summary>A template that becomes a shadow tree: shown, but its ids are its own.</summary>
    ShadowTemplate,
}
