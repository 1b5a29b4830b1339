namespace ServiceBlog.LinkCheck.Html;

/// <summary>
/// As much of the stack of open elements (HTML standard, section 13.2.4.2) as links depend on: SVG, MathML and the
/// places in them where HTML begins again, and templates. All else is left out, since no other nesting makes a link
/// of a tag or takes one away.
/// </summary>
internal sealed class ElementScopes
{
    /// <summary>Browsers stop at 512 as well; it keeps the search for an end tag's element short.</summary>
    private const int Deepest = 512;

    private readonly List<ElementScope> _open = [];

    /// <summary>For each of them, how many HTML elements are open in it, as far as end tags tell.</summary>
    private readonly List<int> _html = [];
    private int _tooDeep;
    private int _templates;
    private int _shadows;

    /// <summary>Content of a template: not part of the document.</summary>
    public bool IsInert => _templates > 0;

    /// <summary>In a shadow tree: ids here and outside do not meet.</summary>
    public bool IsShadow => _shadows > 0;

    /// <summary>The adjusted current node is a foreign element, within which CDATA is possible.</summary>
    public bool AllowsCData => Top is not (ElementScope.None or ElementScope.Template or ElementScope.ShadowTemplate) && _html[^1] == 0;

    /// <summary>The namespace of the element at hand, were it to start with a name that HTML does not care for.</summary>
    public ElementSpace Space => Top switch
    {
        ElementScope.Svg => ElementSpace.Svg,
        ElementScope.Math => ElementSpace.MathMl,
        _ => ElementSpace.Html,
    };

    private ElementScope Top => _open.Count == 0 ? ElementScope.None : _open[^1];

    public void Clear()
    {
        _open.Clear();
        _html.Clear();
        _tooDeep = _templates = _shadows = 0;
    }

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
        _open.Add(scope);
        _html.Add(0);
        _templates += scope == ElementScope.Template ? 1 : 0;
        _shadows += scope == ElementScope.ShadowTemplate ? 1 : 0;
    }

    /// <summary>An HTML element opens in an integration point, or (negative) an element of whatever name ends.</summary>
    public void CountHtml(int change)
    {
        if (_html.Count > 0)
            _html[^1] = Math.Max(0, _html[^1] + change);
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
        while (at >= 0 && !Matches(_open[at], scope))
        {
            if (_open[at] is ElementScope.Template or ElementScope.ShadowTemplate)
                return;
            at--;
        }
        while (at >= 0 && _open.Count > at)
            Pop();
    }

    private static bool Matches(ElementScope open, ElementScope closed) =>
        open == closed || (open == ElementScope.ShadowTemplate && closed == ElementScope.Template);

    private void Pop()
    {
        _templates -= Top == ElementScope.Template ? 1 : 0;
        _shadows -= Top == ElementScope.ShadowTemplate ? 1 : 0;
        _open.RemoveAt(_open.Count - 1);
        _html.RemoveAt(_html.Count - 1);
    }
}
