using System.Xml;
using System.Xml.Linq;

namespace ServiceBlog.Import.Exports;

/// <summary>An element that knows its line and that of its text.</summary>
internal sealed class LocatedElement : XElement
{
    private LocatedElement(XName name, int line)
        : base(name)
    {
        Line = line;
        TextLine = line;
    }

    public int Line { get; }

    /// <summary>Where its text starts.</summary>
    public int TextLine { get; private set; }

    /// <summary>The element at which a reader stands, with its attributes.</summary>
    public static LocatedElement At(XmlReader reader)
    {
        var element = new LocatedElement(XName.Get(reader.LocalName, reader.NamespaceURI), ((IXmlLineInfo)reader).LineNumber);
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName)
                element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
        }
        reader.MoveToElement();
        return element;
    }

    public void AddText(XmlReader reader)
    {
        if (IsEmpty)
            TextLine = ((IXmlLineInfo)reader).LineNumber;
        Add(new XText(reader.Value));
    }
}
