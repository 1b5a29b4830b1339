using System.Globalization;

namespace ServiceBlog.Templating.Builtins;

/// <summary>The culture an argument names; without one, the invariant culture and never the machine's.</summary>
internal static class NamedCulture
{
    public static CultureInfo Get(in CallArguments arguments, int index)
    {
        var name = arguments.GetString(index);
        if (string.IsNullOrEmpty(name)) return CultureInfo.InvariantCulture;
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            throw arguments.Error(index, $"The culture `{name}` is unknown on this machine");
        }
    }
}
