namespace ServiceBlog.LinkCheck.Html;

internal enum ElementSpace { Html, Svg, MathMl }

/// <summary>The open elements that change how what follows is read: SVG, MathML, the points in them where HTML begins again (section
/// 13.2.6.5), and templates. A shadow template is shown, but its ids are its own; any other template is inert.</summary>
internal enum ElementScope
{
    None,
    Svg,
    Math,
    ForeignObject, Desc, Title, AnnotationXml,
    Mi, Mo, Mn, Ms, Mtext,
    Template,
    ShadowTemplate,
}

/// <summary>As much of the stack of open elements (HTML standard, section 13.2.4.2) as links depend on. All else is left out, since no other
/// nesting makes a link of a tag or takes one away.</summary>
internal sealed class ElementScopes
{
    private const int Deepest = 512; // browsers stop at 512 as well; it keeps the search for an end tag's element short

    /// <summary>With each scope, how many HTML elements are open in it, as far as end tags tell.</summary>
    private readonly List<(ElementScope Scope, int Html)> _open = [];
    private int _tooDeep;
    private int _templates;
    private int _shadows;

    /// <summary>Content of a template: not part of the document.</summary>
    public bool IsInert => _templates > 0;

    /// <summary>In a shadow tree: ids here and outside do not meet.</summary>
    public bool IsShadow => _shadows > 0;

    /// <summary>The adjusted current node is a foreign element, within which CDATA is possible.</summary>
    public bool AllowsCData => Top is not (ElementScope.None or ElementScope.Template or ElementScope.ShadowTemplate) && _open[^1].Html == 0;

    /// <summary>The namespace of the element at hand, were it to start with a name that HTML does not care for.</summary>
    public ElementSpace Space => Top switch
    {
        ElementScope.Svg => ElementSpace.Svg,
        ElementScope.Math => ElementSpace.MathMl,
        _ => ElementSpace.Html,
    };

    private ElementScope Top => _open.Count == 0 ? ElementScope.None : _open[^1].Scope;

    /// <summary>Leaves SVG or MathML for the HTML around it, as a breakout tag does.</summary>
    public void BreakOut()
    {
        while (Top is ElementScope.Svg or ElementScope.Math)
            Pop();
    }

    public void Open(ElementScope scope)
    {
        if (_open.Count >= Deepest)
        {
            _tooDeep++;
            return;
        }
        _open.Add((scope, 0));
        CountTemplates(1);
    }

    /// <summary>An HTML element opens in an integration point, or (negative) an element of whatever name ends.</summary>
    public void CountHtml(int change)
    {
        if (_open.Count > 0)
            _open[^1] = (Top, Math.Max(0, _open[^1].Html + change));
    }

    /// <summary>An end tag: closes the nearest open element of that kind. No other end tag closes a template.</summary>
    public void Close(ElementScope scope)
    {
        if (_tooDeep > 0)
        {
            _tooDeep--;
            return;
        }
        var at = _open.Count - 1;
        for (; at >= 0 && AsWritten(_open[at].Scope) != scope; at--)
        {
            if (AsWritten(_open[at].Scope) == ElementScope.Template)
                return;
        }
        while (at >= 0 && _open.Count > at)
            Pop();
    }

    private static ElementScope AsWritten(ElementScope scope) => scope == ElementScope.ShadowTemplate ? ElementScope.Template : scope;

    private void Pop()
    {
        CountTemplates(-1);
        _open.RemoveAt(_open.Count - 1);
    }

    private void CountTemplates(int change)
    {
        _templates += Top == ElementScope.Template ? change : 0;
        _shadows += Top == ElementScope.ShadowTemplate ? change : 0;
    }
}
