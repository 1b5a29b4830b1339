using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Checking;

/// <summary>Shows every file to the checker on its way.</summary>
public sealed class CheckingOutput(IOutputTarget target, SiteChecker checker) : IOutputTarget
{
    public void Write(OutputFile file)
    {
        checker.Add(file);
        target.Write(file);
    }
}
