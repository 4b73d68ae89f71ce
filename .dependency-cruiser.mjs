export default { forbidden: [{name:'rules-import-nothing',severity:'error',from:{path:'^src/rules/'},to:{pathNot:'^src/rules/'}}],
 options:{ tsPreCompilationDeps:true, tsConfig:{fileName:'tsconfig.json'}, doNotFollow:{path:'node_modules'}, enhancedResolveOptions:{exportsFields:['exports'],conditionNames:['import','node','default']} } };
