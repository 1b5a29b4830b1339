using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Rendering;

/// <summary>A site at one moment: all that templates could read of it, and what they did read.</summary>
public sealed record SiteState(SiteModels Models, SiteReads Reads);
